package io.fairway.local;

import java.io.IOException;
import java.util.List;

/** The dashboard of the running platform, for the person at this terminal. */
record Dashboard(String url, String token) {

    static Dashboard of(PlatformState state) {
        return new Dashboard(state.url(FairwayService.RELEASE) + "/ui/", state.apiToken());
    }

    /** Signs in whoever opens it. The token is in the fragment, which no browser sends and no server logs. */
    String signInUrl() {
        return url + "sign-in#" + token;
    }

    /** Says where it is, and opens it where there is a desktop. */
    void show(Progress progress) {
        progress.say("the dashboard is up: " + signInUrl());
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return;
        }
        try {
            new ProcessBuilder(List.of("xdg-open", signInUrl()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            progress.say("no program opens it by itself here: open the address in a browser");
        }
    }
}
