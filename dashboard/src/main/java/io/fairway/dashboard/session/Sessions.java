package io.fairway.dashboard.session;

import io.fairway.rest.Caller;
import io.fairway.rest.Identification;
import io.fairway.rest.People;
import io.fairway.rest.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of browsers. Nothing of them is stored here: the cookie says who and until when, and is signed with a key that
 * depends on the installation's token and on the person's. So it ends when either changes.
 */
@ApplicationScoped
public class Sessions implements Identification {

    public static final String COOKIE = "fairway-session";

    private static final String PURPOSE = "fairway session v1";
    private static final int MAX_LENGTH = 500;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final People people;
    private final SessionConfig config;
    private final Clock clock;

    Sessions(People people, SessionConfig config, Clock clock) {
        this.people = people;
        this.config = config;
        this.clock = clock;
    }

    /** With the cookie of a session; what changes something has to come from a page of this service. */
    @Override
    public Optional<Caller> identify(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(COOKIE);
        Optional<Caller> caller = cookie == null ? Optional.empty() : whose(cookie.getValue());
        if (caller.isPresent() && !READING.contains(request.getMethod())) {
            requireSameOrigin(request);
        }
        return caller;
    }

    public static void requireSameOrigin(ContainerRequestContext request) {
        requireSameOrigin(
                request.getHeaderString("Sec-Fetch-Site"),
                request.getHeaderString("Origin"),
                request.getHeaderString(HttpHeaders.HOST));
    }

    public static void requireSameOrigin(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (!SameOrigin.holds(fetchSite, origin, host)) {
            throw new Problem(
                    403,
                    "Forbidden",
                    "a session counts only for requests from a page of this service; elsewhere send Authorization: Bearer");
        }
    }

    /** The cookie of a new session. */
    public NewCookie begin(Caller caller, boolean https) {
        Instant end = clock.instant().plus(config.lifetime());
        String claim = encode(caller.name().getBytes(StandardCharsets.UTF_8)) + "." + end.getEpochSecond();
        String value = people.keyOf(caller.name(), PURPOSE)
                .map(key -> claim + "." + encode(sign(claim, key.key())))
                .orElseThrow(() -> new IllegalStateException("nobody has the name " + caller.name()));
        return cookie(value, https).maxAge((int) config.lifetime().toSeconds()).build();
    }

    /** The cookie that ends a session. */
    public NewCookie end(boolean https) {
        return cookie("", https).maxAge(0).build();
    }

    private NewCookie.Builder cookie(String value, boolean https) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .secure(https || config.secure());
    }

    /** Whose session it is; empty if it is over, or not one of ours. */
    Optional<Caller> whose(String cookie) {
        String[] parts = cookie.split("\\.", -1);
        if (parts.length != 3 || cookie.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            long end = Long.parseLong(parts[1]);
            return people.keyOf(name, PURPOSE)
                    .filter(key -> MessageDigest.isEqual(signature, sign(parts[0] + "." + parts[1], key.key())))
                    .filter(key -> clock.instant().getEpochSecond() < end)
                    .map(People.Key::caller);
        } catch (IllegalArgumentException e) { // not Base64, not a number
            return Optional.empty();
        }
    }

    private static byte[] sign(String claim, SecretKey key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(claim.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
