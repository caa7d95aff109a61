package io.fairway.rest.openapi;

import io.fairway.rest.Unguarded;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the method behind an operation knows and the document does not.
 *
 * @param guarded whether the caller must be known
 * @param status of a good answer, if the method names it
 */
record Endpoint(boolean guarded, @Nullable Integer status) {

    private static final List<Class<?>> VERBS = List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);
    private static final int NO_CONTENT = 204;

    /** An operation, as the document and as the annotations name it. */
    record Key(HttpMethod verb, String path) {}

    static Map<Key, Endpoint> all(IndexView index) {
        Map<Key, Endpoint> endpoints = new HashMap<>();
        for (Class<?> verb : VERBS) {
            for (AnnotationInstance annotation : index.getAnnotations(verb)) {
                if (annotation.target().kind() == AnnotationTarget.Kind.METHOD) {
                    MethodInfo method = annotation.target().asMethod();
                    HttpMethod name = HttpMethod.valueOf(verb.getSimpleName());
                    endpoints.put(new Key(name, path(method)), of(method, name));
                }
            }
        }
        return endpoints;
    }

    private static Endpoint of(MethodInfo method, HttpMethod verb) {
        boolean unguarded =
                method.hasAnnotation(Unguarded.class) || method.declaringClass().hasDeclaredAnnotation(Unguarded.class);
        AnnotationInstance status = method.annotation(ResponseStatus.class);
        boolean silent = verb != HttpMethod.GET && method.returnType().kind() == Type.Kind.VOID;
        Integer named = silent ? (Integer) NO_CONTENT : null;
        return new Endpoint(
                verb != HttpMethod.GET && !unguarded,
                status == null ? named : (Integer) status.value().asInt());
    }

    private static String path(MethodInfo method) {
        AnnotationInstance ofClass = method.declaringClass().declaredAnnotation(Path.class);
        AnnotationInstance ofMethod = method.annotation(Path.class);
        String joined = "/" + (ofClass == null ? "" : ofClass.value().asString()) + "/"
                + (ofMethod == null ? "" : ofMethod.value().asString());
        String path = joined.replaceAll("\\{\\s*([\\w-]+)\\s*:[^}]*}", "{$1}").replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
