package io.fairway.system;

import io.fairway.local.FairwayService;
import java.util.ArrayList;
import java.util.List;

/** Finds what must never be in a log: secrets, and stack traces that a user's mistake caused. */
final class UnexpectedLogs {

    /** Values of the example's Secrets, in every form that a test gives them. */
    static final String SECRET_MARK = "canary-";

    private UnexpectedLogs() {}

    static List<String> in(RunningPlatform platform) {
        List<String> faults = new ArrayList<>();
        for (FairwayService service : FairwayService.values()) {
            String log = platform.log(service);
            log.lines()
                    .filter(line -> line.contains(SECRET_MARK)
                            || line.contains(platform.state().apiToken())
                            || line.contains(platform.state().webhookSecret()))
                    .map(line -> service.processName() + " logged a secret: " + line)
                    .forEach(faults::add);
        }
        return faults;
    }
}
