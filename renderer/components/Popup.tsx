import type { ReactNode } from 'react';
import { Dialog, Popover } from 'react-aria-components';

/** A small panel under the control that opened it. */
export function Popup({
  label,
  children,
  width,
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly width?: number;
}) {
  return (
    <Popover className="popover" offset={6} {...(width === undefined ? {} : { style: { width } })}>
      <Dialog className="popover-body" aria-label={label}>
        {children}
      </Dialog>
    </Popover>
  );
}
