import { Component, type ReactNode } from 'react';

interface Parts {
  readonly children: ReactNode;
  /** What stands there instead; `again` draws the children once more. */
  instead(again: () => void): ReactNode;
}

/** A part that breaks is replaced by something else; the rest of the kiosk stays. */
export class Boundary extends Component<Parts, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return this.props.instead(() => this.setState({ broken: false }));
  }
}
