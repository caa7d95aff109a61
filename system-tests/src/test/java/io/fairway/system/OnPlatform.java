package io.fairway.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that wants the {@link RunningPlatform} as a parameter. All of them share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningPlatformExtension.class)
@ExpectedLog(
        value = "BlockedThreadChecker\\] Thread .* has been blocked for",
        because =
                "tests side by side on few cores: a thread that waits for a core looks blocked to Vert.x, which shows its stack")
@interface OnPlatform {}
