import * as v from 'valibot';

/** What can be done at the desk; which role may do what stands in the settings' table. */
export const deskActSchema = v.picklist([
  'list',
  'open',
  'retry',
  'edit',
  'cancel',
  'answer',
  'told',
  'resolve',
  'hand-over',
  'take-back',
  'import',
  'sending',
  'trail',
  'acknowledge',
]);
export type DeskAct = v.InferOutput<typeof deskActSchema>;

/** Typed on a pad of digits, so a number is all that names a person here. */
export const staffNumberSchema = v.pipe(v.string(), v.regex(/^\d{1,8}$/));
const pinSchema = v.pipe(v.string(), v.regex(/^\d{4,12}$/));

export const signInSchema = v.object({ number: staffNumberSchema, pin: pinSchema });

/** The token is in the window's memory and in the back office's, and nowhere else. */
export const staffSessionSchema = v.object({
  token: v.pipe(v.string(), v.minLength(32), v.maxLength(128)),
  name: v.pipe(v.string(), v.maxLength(60)),
  may: v.array(deskActSchema),
});
export type StaffSession = v.InferOutput<typeof staffSessionSchema>;
