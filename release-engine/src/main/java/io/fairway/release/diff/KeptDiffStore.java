package io.fairway.release.diff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The diffs of releases that were installed. */
@ApplicationScoped
class KeptDiffStore implements PanacheRepositoryBase<KeptDiff, UUID> {}
