import { useState } from 'react';
import type { OrderAnswer } from '../../sync/contract/order-answer.ts';
import type { OrderView, Question } from '../../sync/contract/order-view.ts';
import { useKiosk } from '../app/kiosk.tsx';
import type { Receipt } from '../app/memory.ts';
import { Button } from '../design/button.tsx';
import { useWords } from '../words/use-words.tsx';

/** An answer on its way, and whether the last one could not be noted. */
export interface Noting {
  readonly state: 'not-yet' | 'under-way' | 'failed';
  answer(says: OrderAnswer['says']): void;
}

/** What was answered shows by the order itself: it asks no more. */
export function useNoting({ id, ticket }: OrderView): Noting {
  const { engine } = useKiosk();
  const [state, setState] = useState<Noting['state']>('not-yet');
  async function note(says: OrderAnswer['says']): Promise<void> {
    setState('under-way');
    const taken = await engine.orders.answer(id, { ticket, says }).catch(() => 'away' as const);
    setState(taken === 'taken' ? 'not-yet' : 'failed');
  }
  return { state, answer: (says) => void note(says) };
}

interface Asked {
  readonly order: OrderView;
  readonly question: Question;
  readonly noting: Noting;
}

/** What has changed since the shopper chose, in their words and with their figures. */
export function QuestionCard({ order, question, receipt, noting }: Asked & { readonly receipt: Receipt }) {
  const { visit } = useKiosk();
  const words = useWords();
  return (
    <section className="question" data-testid="question" data-about={question.about}>
      {question.about === 'price' ? (
        <PriceChange before={order.total} now={question.newTotal} />
      ) : (
        <p>{words.tell('ticket.ask.stock', { goods: words.list(namesOf(question.lines, receipt)) })}</p>
      )}
      <p className="question-note">{words.say('ticket.ask.nothingYet')}</p>
      {noting.state === 'failed' ? (
        <p className="question-failed" role="alert">
          {words.say('ticket.ask.failed')}
        </p>
      ) : null}
      {question.about === 'price' ? (
        <Button shape="small" endsVisit onPress={visit.end}>
          {words.say('ticket.ask.atTill')}
        </Button>
      ) : null}
    </section>
  );
}

function PriceChange({
  before,
  now,
}: {
  readonly before: OrderView['total'];
  readonly now: NonNullable<OrderView['total']>;
}) {
  const words = useWords();
  return (
    <>
      <p>{words.say('ticket.ask.price')}</p>
      <p className="question-price">
        {before === null ? null : <s>{words.money(before)}</s>}
        <b>{words.money(now)}</b>
      </p>
    </>
  );
}

/** A variant that is not on the receipt has no name here: better nothing than a number that means nothing. */
const namesOf = (variants: readonly string[], { names }: Receipt): readonly string[] => [
  ...new Set(variants.flatMap((variant) => names[variant] ?? [])),
];

/** Yes only to a price: of what is not there nobody can promise anything by a tap. */
export function AnswerDock({ question, noting }: Asked) {
  const { visit } = useKiosk();
  const words = useWords();
  const waiting = noting.state === 'under-way';
  return (
    <>
      <Button kind="outline" disabled={waiting} onPress={() => noting.answer({ to: 'no' })}>
        {words.say('ticket.ask.no')}
      </Button>
      {question.about === 'price' ? (
        <Button
          kind="primary"
          disabled={waiting}
          onPress={() => noting.answer({ to: 'yes', total: question.newTotal })}
        >
          {waiting
            ? words.say('ticket.ask.noting')
            : words.say('ticket.ask.yes', { total: words.money(question.newTotal) })}
        </Button>
      ) : (
        <Button kind="primary" endsVisit onPress={visit.end}>
          {words.say('ticket.ask.atTill')}
        </Button>
      )}
    </>
  );
}
