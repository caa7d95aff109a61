package io.fairway.release;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;

/** What is released as one Helm release, and where. */
@Entity
@Table(name = "applications")
@DynamicUpdate
public class Application {

    static final long FIRST_REGISTRATION = 1;

    @Id
    private String name;

    private String repository;

    /** Counts up when its changes come from another repository: sequence numbers count within one registration. */
    private long registration;

    @Convert(converter = JsonColumn.OfEnvironments.class)
    private List<Environment> environments;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Application() {}

    public Application(String name, String repository, List<Environment> environments) {
        this(name, repository, environments, FIRST_REGISTRATION);
    }

    /** @param registration greater than that of every earlier release under this name */
    Application(String name, String repository, List<Environment> environments, long registration) {
        this.name = name;
        this.repository = repository;
        this.environments = List.copyOf(environments);
        this.registration = registration;
    }

    /** Takes another repository or other environments; releases that are under way keep theirs. */
    public void register(String repository, List<Environment> environments) {
        if (!comesFrom(repository)) {
            registration++;
        }
        this.repository = repository;
        this.environments = List.copyOf(environments);
    }

    public String name() {
        return name;
    }

    public String repository() {
        return repository;
    }

    long registration() {
        return registration;
    }

    public List<Environment> environments() {
        return environments;
    }

    public Optional<Environment> environment(String environment) {
        return environments.stream()
                .filter(candidate -> candidate.name().equals(environment))
                .findFirst();
    }

    /** Whether its changes come from this repository; a trailing {@code .git} or slash makes no difference. */
    boolean comesFrom(String cloneUrl) {
        return withoutSuffix(repository).equals(withoutSuffix(cloneUrl));
    }

    /** All ways to write the address of a repository that make no difference. */
    static List<String> writings(String cloneUrl) {
        String plain = withoutSuffix(cloneUrl);
        return List.of(plain, plain + "/", plain + ".git", plain + ".git/");
    }

    private static String withoutSuffix(String url) {
        String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return plain.endsWith(".git") ? plain.substring(0, plain.length() - 4) : plain;
    }
}
