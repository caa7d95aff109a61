package io.fairway.rest.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * Names for operations, by which generated clients call their functions. They follow from the path, so they are as stable as
 * the path is: {@code GET /releases/{id}} is {@code getRelease}, {@code POST /releases/{id}/retry} is {@code retryRelease}.
 *
 * <p>The strategies that the OpenAPI extension has ({@code mp.openapi.extensions.smallrye.operationIdStrategy}: method, class
 * and method, package, class and method) name operations after Java. Moving a method to another class would then rename a
 * function of every generated client, and methods with the same name in two resources would share an id.
 */
final class OperationIds {

    private OperationIds() {}

    static String of(HttpMethod verb, String path) {
        List<String> segments =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        List<String> nouns =
                segments.stream().filter(part -> !part.startsWith("{")).toList();
        if (nouns.isEmpty()) {
            return verb.name().toLowerCase(Locale.ROOT) + "Root";
        }
        String last = nouns.getLast();
        String owner = nouns.size() > 1 ? pascal(singular(nouns.get(nouns.size() - 2))) : "";
        boolean one = segments.getLast().startsWith("{");
        return switch (verb) {
            case GET -> one ? "get" + pascal(singular(last)) : reading(last, owner);
            case POST -> one || isPlural(last) ? "create" + pascal(singular(last)) : camel(last) + owner;
            default -> verb.name().toLowerCase(Locale.ROOT) + pascal(singular(last));
        };
    }

    private static String reading(String last, String owner) {
        return isPlural(last) ? "list" + owner + pascal(last) : "get" + owner + pascal(last);
    }

    private static boolean isPlural(String noun) {
        return noun.endsWith("s") && !noun.endsWith("us");
    }

    private static String singular(String noun) {
        if (noun.endsWith("ies")) {
            return noun.substring(0, noun.length() - "ies".length()) + "y";
        }
        return isPlural(noun) ? noun.substring(0, noun.length() - 1) : noun;
    }

    private static String pascal(String text) {
        StringBuilder name = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }

    private static String camel(String text) {
        String name = pascal(text);
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
