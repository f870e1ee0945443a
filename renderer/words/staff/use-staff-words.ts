import { usePageWords } from '../page-words.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type StaffMessages } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const languages: Readonly<Record<string, StaffMessages>> = { en, de, fr, es, ar };

export const useStaffWords = () => usePageWords(languages, en);
