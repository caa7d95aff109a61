package io.fairway.eventlog.wired;

import static io.restassured.RestAssured.given;

import java.util.List;

/** What Prometheus would read now. */
record Scrape(List<String> lines) {

    static Scrape now() {
        return new Scrape(given().get("/q/metrics").asString().lines().toList());
    }

    /**
     * @param tags names and values in turns, all that the metric has
     * @throws AssertionError if there is no such metric
     */
    double value(String name, String... tags) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> hasTags(line, tags))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + String.join("\n", lines)));
    }

    private static boolean hasTags(String line, String... tags) {
        for (int i = 0; i < tags.length; i += 2) {
            if (!line.contains(tags[i] + "=\"" + tags[i + 1] + "\"")) {
                return false;
            }
        }
        return true;
    }
}
