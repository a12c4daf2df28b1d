/** The journal's subjects as they stand in its rows, checked when they are read back. */
import { z } from "zod";
import type { Exception } from "../posture/exceptions.ts";
import type {
  Note,
  ReportRequest,
  SubjectKind,
  Subjects,
  TestWindow,
  UserControl,
} from "../posture/journal.ts";

const text = z.string();
const optionalText = text.nullable();
const texts = z.array(text);

const exception = z.object({
  id: text,
  control: text,
  resource: optionalText,
  pattern: optionalText,
  reason: text,
  owner: text,
  ticket: optionalText,
  expiresOn: text,
}) satisfies z.ZodType<Exception>;

const note = z.object({
  about: text,
  text,
  lastReviewedOn: optionalText,
  reviewer: text,
}) satisfies z.ZodType<Note>;

const userControl = z.object({
  id: text,
  report: text,
  reference: text,
  text,
  criteria: texts,
  controls: texts,
  owner: text,
  lastReviewedOn: optionalText,
}) satisfies z.ZodType<UserControl>;

const testWindow = z.object({
  id: text,
  services: texts,
  startsAt: text,
  endsAt: text,
  contact: text,
  note: text,
}) satisfies z.ZodType<TestWindow>;

const reportRequest = z.object({
  id: text,
  reportId: text,
  version: z.number(),
  name: text,
  step: z.enum(["terms", "accepting", "accepted", "refused", "failed"]),
  detail: text.exactOptional(),
}) satisfies z.ZodType<ReportRequest>;

/** What each kind of subject must be. */
export const subjectSchemas: { readonly [Kind in SubjectKind]: z.ZodType<Subjects[Kind]> } = {
  exception,
  note,
  user_control: userControl,
  test_window: testWindow,
  report_request: reportRequest,
};
