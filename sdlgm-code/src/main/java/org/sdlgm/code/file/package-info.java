/**
 * The compact file of sparse codes, {@code .slc}.
 *
 * <p>{@link org.sdlgm.code.file.SparseCodeWriter} and {@link org.sdlgm.code.file.SparseCodeReader}
 * stream codes in and out, exactly. Codes are entropy-coded by a model that learns from the codes
 * before: how often each feature is used, which features keep company, and how often each occurs in
 * one code. It starts from the features' mean rate of use and soon needs fewer bits than the
 * trained model's prior, which knows neither. {@link org.sdlgm.code.file.PriorBound} says how many
 * the prior would need.
 *
 * <p>{@code docs/slc-format.md} describes the bytes.
 */
package org.sdlgm.code.file;
