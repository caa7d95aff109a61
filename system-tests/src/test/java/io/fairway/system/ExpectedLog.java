package io.fairway.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An error or a stack trace that a test provokes in the log of a service. {@link UnexpectedLogs} reports all others. The pattern
 * names what only this test does, such as its application: tests run side by side, and share the logs.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ExpectedLog.Several.class)
@interface ExpectedLog {

    /** Regular expression that is found in the entry. */
    String value();

    /** Why a service that works well logs it. */
    String because();

    /** More than one. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Several {
        ExpectedLog[] value();
    }
}
