import type { CSSProperties, ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly width?: number;
}

interface ModalStyle extends CSSProperties {
  readonly '--modal-width': string;
}

/** A dialog over the screen; Escape and a click beside it close it, and the focus goes back where it was. */
export function DialogFrame({ title, onClose, children, foot, width = 640 }: DialogFrameProps) {
  const style: ModalStyle = { '--modal-width': `${width}px` };
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal" style={style}>
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
          </div>
          <div className="dialog-body">{children}</div>
          {foot !== undefined && <div className="dialog-foot">{foot}</div>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
