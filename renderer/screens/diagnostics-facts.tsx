import type { ReactNode } from 'react';

/** A few facts under one heading. */
export function Facts({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="facts">
      <h2>{title}</h2>
      <dl>{children}</dl>
    </section>
  );
}

interface FactParts {
  readonly name: string;
  readonly children: ReactNode;
  /** What somebody should see to. */
  readonly amiss?: boolean;
}

export function Fact({ name, children, amiss = false }: FactParts) {
  return (
    <div className={amiss ? 'fact fact-amiss' : 'fact'}>
      <dt>{name}</dt>
      <dd className="figures">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
