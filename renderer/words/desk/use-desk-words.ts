import { usePageWords } from '../page-words.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { type DeskMessages, en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

const languages: Readonly<Record<string, DeskMessages>> = { en, de, fr, es, ar };

export const useDeskWords = () => usePageWords(languages, en);
