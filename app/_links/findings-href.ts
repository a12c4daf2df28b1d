/** Which of GuardDuty's plans are off, and what they would have seen. */
export const protectionHref = "/findings/protection";
