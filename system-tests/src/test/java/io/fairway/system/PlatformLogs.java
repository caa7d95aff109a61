package io.fairway.system;

import io.fairway.local.FairwayService;
import io.fairway.local.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The logs of all services, and what tests expect in them. */
final class PlatformLogs {

    private final List<ServiceLog> logs;
    private final List<String> secrets;
    private final List<Pattern> announced = new ArrayList<>();

    PlatformLogs(Platform platform) {
        this.logs = Arrays.stream(FairwayService.values())
                .map(service -> new ServiceLog(service.processName(), platform.log(service)))
                .toList();
        this.secrets = List.of(
                UnexpectedLogs.SECRET_MARK,
                platform.state().apiToken(),
                platform.state().webhookSecret());
    }

    /** From now on, until the platform is taken down: what a service logs late is still expected. */
    synchronized void announce(ExpectedLog expected) {
        announced.add(Pattern.compile(expected.value()));
    }

    /** What was logged since the last call, and should not have been. */
    synchronized List<String> unexpected() throws IOException {
        UnexpectedLogs unexpected = new UnexpectedLogs(announced, secrets);
        List<String> found = new ArrayList<>();
        for (ServiceLog log : logs) {
            found.addAll(unexpected.in(log.newEntries()));
        }
        return found;
    }
}
