import { useState } from 'react';
import type { HandOverOutcome, ImportOutcome, TransferFiles } from '../../../sync/contract/desk.ts';
import type { StaffSession } from '../../../sync/contract/staff.ts';
import type { DeskClient } from '../../app/desk-client.ts';
import { useKiosk } from '../../app/kiosk.tsx';
import { useNow } from '../../app/now.ts';
import { type Desk, useAsked, useDesk } from '../../app/use-desk.ts';
import { Button } from '../../design/button.tsx';
import { Field } from '../../design/field.tsx';
import { Option } from '../../design/option.tsx';
import { Screen } from '../../design/screen.tsx';
import { useDeskWords } from '../../words/desk/use-desk-words.ts';
import { useWords } from '../../words/use-words.tsx';
import '../../design/option.css';
import { Confirm } from './confirm.tsx';
import { lookOf } from './order-look.tsx';
import { Note, Trouble } from './trouble.tsx';

const openOrders = async (client: DeskClient) =>
  (await client.list()).orders.filter((order) => lookOf(order).group !== 'done').map(({ id }) => id);
const files = (client: DeskClient) => client.files();

/** Orders leave for another kiosk, or come from one, in a file that only its code opens. */
export function CarryScreen({ session }: { readonly session: StaffSession }) {
  const { journey } = useKiosk();
  const words = useWords();
  const desk = useDeskWords();
  const asking = useDesk(session);
  const dock = (
    <Button kind="primary" onPress={journey.back}>
      {words.say('common.back')}
    </Button>
  );
  return (
    <Screen name="desk-carry" label={desk('list.carry')} dock={dock}>
      <header className="desk-head">
        <h1>{desk('list.carry')}</h1>
      </header>
      <Trouble desk={asking} />
      <HandOver asking={asking} />
      <TakeOver asking={asking} />
    </Screen>
  );
}

function HandOver({ asking }: { readonly asking: Desk }) {
  const desk = useDeskWords();
  const { value, again } = useAsked(asking, openOrders);
  const [sure, setSure] = useState(false);
  const [outcome, setOutcome] = useState<HandOverOutcome | null>(null);
  const count = value?.length ?? 0;

  async function go(): Promise<void> {
    setSure(false);
    setOutcome(await asking.ask((client) => client.handOver(value ?? [])));
    again();
  }

  return (
    <section className="desk-part">
      <h2>{desk('carry.out')}</h2>
      {outcome === null ? <p>{desk('carry.out.detail', { count })}</p> : <HandedOver outcome={outcome} />}
      {count === 0 ? null : (
        <Button kind="outline" onPress={() => setSure(true)}>
          {desk('carry.out.do')}
        </Button>
      )}
      {sure ? (
        <Confirm
          title={desk('carry.out')}
          detail={desk('carry.out.detail', { count })}
          yes={desk('carry.out.do')}
          onYes={() => void go()}
          onNo={() => setSure(false)}
        />
      ) : null}
    </section>
  );
}

/** The code in letters that one can read to somebody over the telephone. */
export function HandedOver({ outcome }: { readonly outcome: HandOverOutcome }) {
  const desk = useDeskWords();
  if (!outcome.done) return <Note>{desk(`why.${outcome.why}`)}</Note>;
  const { handedOver, stay, code, file, folder } = outcome;
  return (
    <div className="carry-out" role="status">
      <p>
        {desk('carry.done', { count: handedOver })} {stay === 0 ? '' : desk('carry.stay', { count: stay })}
      </p>
      <p className="quiet">{desk('carry.code')}</p>
      <bdi className="carry-code" data-testid="carry-code">
        {(code.match(/.{1,4}/g) ?? []).join(' ')}
      </bdi>
      <p>{desk('carry.code.detail')}</p>
      <p className="quiet desk-id">{desk('carry.file', { file, folder })}</p>
    </div>
  );
}

function TakeOver({ asking }: { readonly asking: Desk }) {
  const desk = useDeskWords();
  const { value, again } = useAsked(asking, files);
  const [file, setFile] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null);

  async function go(chosen: string): Promise<void> {
    const answer = await asking.ask((client) => client.take(chosen, code));
    setOutcome(answer);
    if (answer?.done === true) setCode('');
    again();
  }

  if (value === null) return null;
  return (
    <section className="desk-part">
      <h2>{desk('carry.in')}</h2>
      <p>{desk(value.files.length === 0 ? 'carry.in.none' : 'carry.in.detail', { folder: value.folder })}</p>
      <div className="option-list option-list-wide">
        {value.files.map((one) => (
          <FileChoice key={one.name} of={one} chosen={one.name === file} onPress={() => setFile(one.name)} />
        ))}
      </div>
      {file === null ? null : (
        <>
          <Field
            name="code"
            label={desk('carry.in.code')}
            value={code}
            keyboard="text"
            problem={outcome?.done === false ? desk(`file.${outcome.why}`) : null}
            onChange={setCode}
          />
          <Button kind="outline" disabled={code.trim() === ''} onPress={() => void go(file)}>
            {desk('carry.in.do')}
          </Button>
        </>
      )}
      {outcome?.done === true ? (
        <p className="desk-note band-just-checked" role="status">
          {desk('carry.in.done', { taken: outcome.taken, known: outcome.known, left: outcome.left })}
        </p>
      ) : null}
    </section>
  );
}

interface FileChoiceParts {
  readonly of: TransferFiles['files'][number];
  readonly chosen: boolean;
  onPress(): void;
}

function FileChoice({ of: { name, head, problem }, chosen, onPress }: FileChoiceParts) {
  const words = useWords();
  const desk = useDeskWords();
  const now = useNow();
  if (head === null) return <Note>{`${name}: ${desk(`file.${problem ?? 'gone'}`)}`}</Note>;
  const age = words.age(Math.max(0, now - head.madeAt), now);
  const from = desk('carry.in.from', { count: head.orders, kiosk: head.kiosk, age });
  return <Option name={from} chosen={chosen} onPress={onPress} />;
}
