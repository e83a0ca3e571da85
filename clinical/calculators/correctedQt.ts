import { finiteOrNull, isPositive } from './finiteOrNull.ts';

/**
 * QTc in ms, QT divided by the square root of the time between beats in seconds (Bazett HC, Heart 1920;7:353-370). Too long above
 * 90 beats a minute and too short below 60 (AHA/ACCF/HRS, Rautaharju PM et al., J Am Coll Cardiol 2009;53:982-991). null: a value that
 * nobody has.
 */
export function bazettQtc(qtMs: number, beatsPerMinute: number): number | null {
  return corrected(qtMs, beatsPerMinute, Math.sqrt);
}

/** QTc in ms with the cube root instead (Fridericia LS, Acta Med Scand 1920;53:469-486): less wrong at fast and slow rates. */
export function fridericiaQtc(qtMs: number, beatsPerMinute: number): number | null {
  return corrected(qtMs, beatsPerMinute, Math.cbrt);
}

function corrected(qtMs: number, beatsPerMinute: number, root: (seconds: number) => number): number | null {
  if (!isPositive(qtMs) || !isPositive(beatsPerMinute)) return null;
  return finiteOrNull(qtMs / root(60 / beatsPerMinute));
}
