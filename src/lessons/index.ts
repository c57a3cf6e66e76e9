/** The guides, by id. A scene names its guide; the page loads this folder only for such a scene. */
import type { Lesson } from './lesson';
import { whitePaperF300q } from './white-paper-f300q';

export const lessons: readonly Lesson[] = [whitePaperF300q];
export const findLesson = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id);
export { seenNow, standingOf } from './lesson';
export type { DoStep, Lesson, LessonPlace, LessonStep, LessonTrap, LessonView, LookStep, Seen, Standing, StepStanding } from './lesson';
