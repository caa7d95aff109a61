package io.fairway.rest;

import io.fairway.rest.PeopleFile.InvalidPeopleException;
import io.fairway.rest.Person.TokenDigest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who may call: the operator, who knows {@code fairway.api.token}, and those in the file {@code fairway.api.people}.
 * The file is read again when it has changed; while its new content is wrong, the old one stays in force.
 */
@Singleton
public class People {

    private static final Logger LOG = Logger.getLogger(People.class);

    private final Person operator;
    private final SecretKeySpec secret;
    private final @Nullable Path file;
    private volatile Loaded loaded;

    private record Loaded(List<Person> people, @Nullable Stamp stamp) {}

    private record Stamp(FileTime changed, long size) {}

    /**
     * @param token {@code fairway.api.token}: the secret of the installation; required
     * @param file {@code fairway.api.people}: the people file, if there is one
     */
    public People(
            @ConfigProperty(name = "fairway.api.token") String token,
            @ConfigProperty(name = "fairway.api.people") Optional<Path> file) {
        if (token.isBlank()) {
            throw new IllegalArgumentException("fairway.api.token is blank");
        }
        this.operator = new Person(new Caller(Caller.OPERATOR, Set.of()), TokenDigest.of(token.strip()));
        this.secret = new SecretKeySpec(token.strip().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.file = file.orElse(null);
        this.loaded = new Loaded(List.of(), null);
        if (this.file != null) {
            try {
                this.loaded = read(this.file);
            } catch (IOException e) {
                throw new IllegalArgumentException("fairway.api.people: " + this.file + " cannot be read", e);
            } catch (InvalidPeopleException e) {
                throw new IllegalArgumentException("fairway.api.people: " + this.file + ", " + e.getMessage(), e);
            }
        }
    }

    /** Whose token it is. Every token is compared, so that the time gives nothing away. */
    public Optional<Caller> withToken(String token) {
        TokenDigest digest = TokenDigest.of(token.strip());
        Person found = null;
        for (Person person : everybody()) {
            if (person.tokenDigest().matches(digest)) {
                found = person;
            }
        }
        return Optional.ofNullable(found).map(Person::caller);
    }

    /**
     * A key for a purpose of its own that only somebody with the installation's token can know, and that is another one for
     * each person and each of their tokens. Empty if nobody has that name.
     */
    public Optional<Key> keyOf(String name, String purpose) {
        return everybody().stream()
                .filter(person -> person.caller().name().equals(name))
                .findFirst()
                .map(person -> new Key(person.caller(), derive(purpose, person)));
    }

    /** Somebody with a key. */
    public record Key(Caller caller, SecretKeySpec key) {

        /** Shows no key. */
        @Override
        public String toString() {
            return "key of " + caller.name();
        }
    }

    private SecretKeySpec derive(String purpose, Person person) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(person.caller().name().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return new SecretKeySpec(mac.doFinal(person.tokenDigest().bytes()), "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private List<Person> everybody() {
        refresh();
        List<Person> all = new ArrayList<>(loaded.people());
        all.add(operator);
        return all;
    }

    private void refresh() {
        if (file == null) {
            return;
        }
        try {
            Stamp now = stamp(file);
            if (!now.equals(loaded.stamp())) {
                loaded = read(file);
                LOG.infof(
                        "the people file was loaded again: file=%s people=%d",
                        file, loaded.people().size());
            }
        } catch (IOException e) {
            keep("cannot be read");
        } catch (InvalidPeopleException e) {
            keep(e.getMessage());
        }
    }

    /** Logged once for each change of the file. */
    private synchronized void keep(@Nullable String problem) {
        Stamp now;
        try {
            now = file == null ? null : stamp(file);
        } catch (IOException e) {
            now = null;
        }
        if (now == null ? loaded.stamp() != null : !now.equals(loaded.stamp())) {
            LOG.errorf("the people file stays as it was read before: file=%s problem=%s", file, problem);
        }
        loaded = new Loaded(loaded.people(), now);
    }

    private static Loaded read(Path file) throws IOException {
        Stamp stamp = stamp(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(PeopleFile.MAX_BYTES + 1);
            if (content.length > PeopleFile.MAX_BYTES) {
                throw new InvalidPeopleException("it is larger than " + PeopleFile.MAX_BYTES + " bytes");
            }
            return new Loaded(PeopleFile.read(new String(content, StandardCharsets.UTF_8)), stamp);
        }
    }

    private static Stamp stamp(Path file) throws IOException {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }
}
