import { useMemo } from 'react';
import { createIntl } from 'react-intl';
import { isolated, type Values } from '../isolated.ts';
import { useWords } from '../use-words.tsx';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type StaffMessageId, type StaffMessages } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const languages: Readonly<Record<string, StaffMessages>> = { en, de, fr, es, ar };

/** The words of the page for IT, in the language the kiosk is in at the moment. */
export function useStaffWords(): (id: StaffMessageId, values?: Values) => string {
  const { language, tongue } = useWords();
  return useMemo(() => {
    const messages = languages[language.split('-')[0] ?? language] ?? en;
    const intl = createIntl({ locale: tongue.locale, messages });
    const isolate = isolated(tongue.direction);
    return (id, values) => intl.formatMessage({ id }, isolate(values));
  }, [language, tongue]);
}
