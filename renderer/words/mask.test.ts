import { expect, test } from 'vitest';
import { maskEmail, maskPhone } from './mask.ts';

test('an email keeps its first letter and its domain', () => {
  expect(maskEmail('mara.lind@example.com')).toBe('m•••@example.com');
  expect(maskEmail('@example.com')).toBe('•••');
});

test('a phone number keeps its last three digits, a short one none', () => {
  expect(maskPhone('+49 170 123-4567')).toBe('••• 567');
  expect(maskPhone('11833')).toBe('•••');
});
