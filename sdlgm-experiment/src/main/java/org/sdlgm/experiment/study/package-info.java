/**
 * Many runs side by side: what tuning and the reproduction of a paper's tables are made of.
 *
 * <p>{@link org.sdlgm.experiment.study.Study} gives {@link org.sdlgm.experiment.study.Trial trials}
 * to processes ({@link org.sdlgm.experiment.study.WorkerProcess}, whose other end is {@link
 * org.sdlgm.experiment.study.TrialWorker}) and takes their {@link
 * org.sdlgm.experiment.study.Outcome outcomes}. Every trial is an ordinary run folder, so that what
 * stops can go on.
 */
package org.sdlgm.experiment.study;
