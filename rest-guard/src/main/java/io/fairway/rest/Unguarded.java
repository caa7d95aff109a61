package io.fairway.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** This resource, or method of one, changes something and needs no token, because it authenticates its callers in another way. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Unguarded {

    /** How it does, for example by a signature over the body. */
    String because();
}
