import { useEffect, useState } from 'react';

const HALF_A_MINUTE_MS = 30_000;

/** The workstation's clock in milliseconds, moved on often enough for "in 38 min" and no oftener. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), HALF_A_MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
