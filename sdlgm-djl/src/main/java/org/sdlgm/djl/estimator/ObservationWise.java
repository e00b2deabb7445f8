package org.sdlgm.djl.estimator;

/**
 * What an estimator is that looks at each observation by itself: a batch's gradient is the mean of
 * its observations', so that parts of the batch may be computed apart. One with a statistic of the
 * batch, or with parameters of its own, is none.
 */
public interface ObservationWise {}
