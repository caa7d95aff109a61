package io.fairway.release;

import io.fairway.events.ChartRef;
import io.fairway.events.Component;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that a release alters, by reference.
 *
 * @param chart the packaged chart with its values
 * @param components the images that it pins, each with the commit that it was built from
 */
public record Content(ChartRef chart, List<Component> components) {

    public Content {
        components = List.copyOf(components);
    }

    /**
     * The one component of an application that has no others. Whoever calls this has to learn more before an application can have
     * several.
     *
     * @throws IllegalArgumentException if there are several, or none
     */
    public Component onlyComponent() {
        if (components.size() != 1) {
            throw new IllegalArgumentException("chart " + chart.name() + " " + chart.version() + " has "
                    + components.size() + " components ("
                    + components.stream().map(Component::name).collect(Collectors.joining(", "))
                    + "); only an application of exactly one component can be released");
        }
        return components.getFirst();
    }
}
