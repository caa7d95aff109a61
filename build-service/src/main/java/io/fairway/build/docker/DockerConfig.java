package io.fairway.build.docker;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the Docker Engine that builds images. */
@ConfigMapping(prefix = "fairway.docker")
interface DockerConfig {

    /** Where the engine listens: {@code unix:///path} or {@code tcp://host:port}. */
    @WithDefault("unix:///var/run/docker.sock")
    String host();

    /** Memory that each step of a build may use. */
    @WithDefault("2G")
    MemorySize memory();

    /** Network of the steps, for example {@code none}; the engine's default if absent. */
    Optional<String> network();

    /** Size of everything that is sent to the engine for one build. */
    @WithDefault("512M")
    MemorySize contextSize();

    /** Size of an image. */
    @WithDefault("4G")
    MemorySize imageSize();

    /** User of the registry; absent if it asks for none. */
    Optional<String> registryUser();

    /** Password of that user. */
    Optional<String> registryPassword();
}
