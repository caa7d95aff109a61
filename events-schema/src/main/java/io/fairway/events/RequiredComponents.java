package io.fairway.events;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Refuses records in which a component is null that is not marked {@code @Nullable}, at any depth. */
final class RequiredComponents {

    private RequiredComponents() {}

    static void check(Record event) {
        check(event, event.getClass().getSimpleName());
    }

    private static void check(Record parent, String path) {
        for (RecordComponent component : parent.getClass().getRecordComponents()) {
            String name = path + "." + component.getName();
            Object value = valueOf(parent, component);
            if (value == null) {
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw new MalformedEventException(name + " is missing");
                }
            } else if (value instanceof Record child) {
                check(child, name);
            } else if (value instanceof Collection<?> children) {
                for (Object child : children) {
                    if (child == null) {
                        throw new MalformedEventException(name + " has an empty element");
                    }
                    if (child instanceof Record element) {
                        check(element, name);
                    }
                }
            }
        }
    }

    private static @Nullable Object valueOf(Record parent, RecordComponent component) {
        try {
            return component.getAccessor().invoke(parent);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
