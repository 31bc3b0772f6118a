/** What Discord takes of suggestions, of choices and of the options of a select. */
export const MAX_CHOICES = 25;
/** Characters of the name, value or description of one. */
export const MAX_CHOICE_LENGTH = 100;
