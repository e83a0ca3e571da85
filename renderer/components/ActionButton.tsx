import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { usePreferences } from '../session/preferencesStore.ts';

interface ActionButtonProps extends Omit<ButtonProps, 'children' | 'className'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'link';
  readonly small?: boolean;
  /** The key that does the same, drawn on the button. */
  readonly keys?: string;
  readonly children: ReactNode;
}

export function ActionButton({ look = 'plain', small = false, keys, children, ...rest }: ActionButtonProps) {
  const letterKeys = usePreferences((preferences) => preferences.letterKeys);
  const showsKey = keys !== undefined && (letterKeys || keys.length > 1);
  return (
    <Button
      {...rest}
      className={`button ${look}${small ? ' small' : ''}`}
      {...(showsKey ? { 'aria-keyshortcuts': ariaKeys(keys) } : {})}
    >
      {children}
      {showsKey && <kbd aria-hidden="true">{keys === 'Enter' ? '⏎' : keys}</kbd>}
    </Button>
  );
}

function ariaKeys(keys: string): string {
  return keys.replace('Ctrl', 'Control');
}
