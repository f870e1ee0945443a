import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../words/use-words.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import './sheet.css';

interface Parts {
  readonly title: string;
  readonly children: ReactNode;
  onClose(): void;
}

/** Something that lies over the page for a moment; beside it, or on its cross, one gets rid of it. */
export function Sheet({ title, children, onClose }: Parts) {
  const words = useWords();
  return (
    <ModalOverlay className="sheet-veil" isOpen isDismissable onOpenChange={(open) => open || onClose()}>
      <Modal className="sheet">
        <Dialog className="sheet-dialog">
          <header className="sheet-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button shape="round" onPress={onClose} label={words.say('common.close')}>
              <Icon of={X} size="small" />
            </Button>
          </header>
          <div className="sheet-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
