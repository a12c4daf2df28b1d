/**
 * Fingerprint of this room's code as far as a rule's or a finding type's place depends on it, its tables
 * included. It is part of what a posture was judged with, so that none outlives the code that placed it;
 * a test computes it from the files and tells what it has to be.
 */
export const placingCode = "6cff8b9e7dca2f85";
