package org.sdlgm.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a configuration's record means, and the range of its number, or of each
 * number of its list. This is the one place of both: {@link Require#settings} holds values to it,
 * and lists and pages of settings show it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
  /** The meaning, with its unit: one line. */
  String value();

  /** The least number. */
  double from() default Double.NEGATIVE_INFINITY;

  /** What the number must be above. */
  double above() default Double.NEGATIVE_INFINITY;

  /** The greatest number. */
  double to() default Double.POSITIVE_INFINITY;

  /** What the number must be below. */
  double below() default Double.POSITIVE_INFINITY;
}
