package io.fairway.build.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import io.fairway.build.PlainText;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passes a build's output to its log, and remembers what is needed to say which step failed and how. */
final class BuildOutput extends ResultCallback.Adapter<BuildResponseItem> {

    private static final Pattern STEP = Pattern.compile("Step (\\d+/\\d+) : (.*)");
    private static final Pattern EXIT =
            Pattern.compile("The command '.*' returned a non-zero code: (\\d+)", Pattern.DOTALL);
    /** Lines that end an output and do not say why: the engine's own, and those by which tools point to their logs. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("^(?:--->|Remov(?:ed|ing) intermediate container"
            + "|npm (?:ERR!|error)(?:$| +A complete log| +/\\S*_logs/)|\\[ERROR\\](?:$| +-> \\[Help| +\\[Help"
            + "| +To see the full stack| +Re-run Maven| +For more information|.* After correcting the problems)"
            + "|exit status \\d+$|[-=*_]{3,}$)");

    private static final int MAX_LINE = 2000;

    private final Consumer<String> log;
    private final PlainText plain = new PlainText();
    private final StringBuilder line = new StringBuilder();
    private @Nullable String step;
    private @Nullable String instruction;
    private @Nullable String lastLine;
    private @Nullable String error;
    private @Nullable String imageId;

    BuildOutput(Consumer<String> log) {
        this.log = log;
    }

    @Override
    public synchronized void onNext(BuildResponseItem item) {
        if (item.isBuildSuccessIndicated()) {
            imageId = item.getImageId();
        }
        if (item.getStream() != null) {
            log.accept(item.getStream());
            if (isOfTheEngine(item.getStream())) {
                endLine(); // the step's last line may not have ended
            }
            plain.of(item.getStream()).chars().forEach(character -> readCharacter((char) character));
        } else if (item.getStatus() != null && item.getProgressDetail() == null) {
            log.accept(item.getStatus() + "\n");
        }
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            error = item.getErrorDetail().getMessage();
            log.accept(error + "\n");
        }
    }

    private void readCharacter(char character) {
        if (character != '\n') {
            if (line.length() < MAX_LINE) {
                line.append(character);
            }
            return;
        }
        endLine();
    }

    private void endLine() {
        readLine(line.toString().strip());
        line.setLength(0);
    }

    /** What the engine says between the outputs of two steps. */
    private static boolean isOfTheEngine(String text) {
        return text.startsWith(" ---> ") || text.startsWith("Removing intermediate") || text.startsWith("Step ");
    }

    private void readLine(String text) {
        Matcher matcher = STEP.matcher(text);
        if (matcher.matches()) {
            step = matcher.group(1);
            instruction = matcher.group(2);
            lastLine = null;
        } else if (!text.isEmpty() && !SAYS_NOTHING.matcher(text).find()) {
            lastLine = text;
        }
    }

    /** The finished image; null if there is none. */
    synchronized @Nullable String imageId() {
        return imageId;
    }

    /** What the engine said is wrong; null if it said nothing. */
    synchronized @Nullable String error() {
        return error;
    }

    /** One sentence: which step, what the engine said, and the last line that the step wrote. */
    synchronized String failure() {
        StringBuilder message = new StringBuilder();
        if (step == null) {
            message.append("the Dockerfile cannot be built: ");
        } else {
            message.append("step ").append(step);
            String shown = instruction == null ? null : SafeText.of(instruction);
            message.append(shown == null ? " failed: " : " (" + shown + ") failed: ");
        }
        message.append(said());
        endLine();
        String last = lastLine;
        String shownLast = last == null ? null : SafeText.of(last);
        if (shownLast != null) {
            message.append("; its last line: ").append(shownLast);
        }
        return message.toString();
    }

    /** The engine repeats the whole command; what is new in it is the exit code. */
    private String said() {
        if (error == null) {
            return "see the log";
        }
        Matcher exit = EXIT.matcher(error);
        if (exit.matches()) {
            return "exit code " + exit.group(1);
        }
        String said = SafeText.of(error);
        return said == null ? "see the log" : said;
    }
}
