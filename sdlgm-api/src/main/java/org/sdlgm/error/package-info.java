/**
 * What can go wrong for a user, each with its cause and its remedy in one line.
 *
 * <p>Everything that a person can mend is an {@link org.sdlgm.error.SdlgmException}; anything else
 * that is thrown is a defect of the framework.
 */
package org.sdlgm.error;
