/**
 * What models are trained for.
 *
 * <p>A {@link org.sdlgm.experiment.task.Task} says which measures there are, how a model is
 * measured, and what cross-validation keeps of it. All else, such as training, resuming, tuning, is
 * written once, and asks the task. To add a task: an implementation here, its configuration beside
 * {@link org.sdlgm.config.ModelConfig}, and a page in the report module.
 */
package org.sdlgm.experiment.task;
