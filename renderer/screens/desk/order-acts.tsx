import type { DeskRequest, HandOverOutcome, OpenedOrder } from '../../../sync/contract/desk.ts';
import type { OrderView } from '../../../sync/contract/order-view.ts';
import type { DeskAct } from '../../../sync/contract/staff.ts';
import { Option } from '../../design/option.tsx';
import { Sheet } from '../../design/sheet.tsx';
import type { DeskMessageId } from '../../words/desk/en.ts';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { showTicketCode } from '../../words/ticket-code.ts';
import { useWords } from '../../words/use-words.tsx';
import '../../design/option.css';
import { HandedOver } from './carry.tsx';
import { Confirm } from './confirm.tsx';
import { priceAsked } from './order-look.tsx';

/** What is just being done to the order: a question is open, a form is filled in, or the code of a file is being read. */
export type Doing = { readonly act: OfferedAct; readonly told?: HandOverOutcome | null };

type OfferedAct = 'answer' | 'retry' | 'take-back' | 'edit' | 'resolve' | 'hand-over' | 'cancel';

/** The likeliest first; one of the first three stands in the dock. */
const offered: readonly OfferedAct[] = ['answer', 'retry', 'take-back', 'edit', 'resolve', 'hand-over', 'cancel'];
const forTheDock: readonly DeskAct[] = ['answer', 'retry', 'take-back'];

export const primaryOf = ({ can }: OpenedOrder): OfferedAct | null =>
  offered.find((act) => forTheDock.includes(act) && can.includes(act)) ?? null;

interface Parts {
  readonly opened: OpenedOrder;
  readonly doing: Doing | null;
  onDoing(doing: Doing | null): void;
  onAct(...requests: readonly DeskRequest[]): Promise<void>;
  onHandOver(): Promise<void>;
}

/** Everything else that can be done, and the question before it is. */
export function OrderActs({ opened, doing, onDoing, onAct, onHandOver }: Parts) {
  const desk = useDeskWords();
  const actWords = useActWords(opened.order);
  const primary = primaryOf(opened);
  const others = offered.filter((act) => act !== primary && opened.can.includes(act) && makesSense(opened, act));
  return (
    <>
      {others.length === 0 ? null : (
        <section className="desk-part">
          <h2>{desk('order.acts')}</h2>
          <div className="option-list">
            {others.map((act) => (
              <Option key={act} name={actWords(act).name} onPress={() => onDoing({ act })} />
            ))}
          </div>
        </section>
      )}
      <Question opened={opened} doing={doing} onDoing={onDoing} onAct={onAct} onHandOver={onHandOver} />
    </>
  );
}

/** Nothing to change where nothing can be read. */
const makesSense = ({ content }: OpenedOrder, act: OfferedAct) => act !== 'edit' || content.is === 'open';

function Question({ opened: { order }, doing, onDoing, onAct, onHandOver }: Parts) {
  const desk = useDeskWords();
  const actWords = useActWords(order);
  if (doing === null || doing.act === 'edit' || doing.act === 'resolve') return null;
  const close = () => onDoing(null);
  if (doing.told)
    return (
      <Sheet title={desk('act.hand-over')} onClose={close}>
        <HandedOver outcome={doing.told} />
      </Sheet>
    );
  const { act } = doing;
  const { name, detail, yes } = actWords(act);
  const onYes = () => void (act === 'hand-over' ? onHandOver() : onAct(requestOf(act, order)));
  return <Confirm title={name} detail={detail} yes={yes} onYes={onYes} onNo={close} />;
}

function requestOf(act: Exclude<OfferedAct, 'edit' | 'resolve' | 'hand-over'>, order: OrderView): DeskRequest {
  if (act !== 'answer') return { act };
  const total = priceAsked(order);
  return total === null ? { act } : { act, total };
}

interface ActWords {
  readonly name: string;
  readonly detail: string;
  readonly yes: string;
}

export function useActWords(order: OrderView): (act: OfferedAct) => ActWords {
  const words = useWords();
  const desk = useDeskWords();
  const said = (id: DeskMessageId, detail: DeskMessageId, yes = id): ActWords => ({
    ...{ name: desk(id), detail: desk(detail), yes: desk(yes) },
  });
  return (act) => {
    if (act === 'edit') return said('act.edit', 'act.edit');
    if (act === 'resolve') {
      const detail = desk('act.resolve.detail', { code: showTicketCode(order.ticket) });
      return { name: desk('act.resolve'), detail, yes: desk('act.resolve') };
    }
    if (act === 'cancel') return said('act.cancel', 'act.cancel.detail', 'act.cancel.do');
    if (act !== 'answer') return said(`act.${act}`, `act.${act}.detail`);
    const price = priceAsked(order);
    if (price === null) return said('act.answer.stock', 'act.answer.stock.detail');
    const name = desk('act.answer.price', { price: words.money(price) });
    return { name, detail: desk('act.answer.price.detail'), yes: name };
  };
}
