package io.fairway.build;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A piece of the log of a build, as it is stored. */
@Entity
@Table(name = "build_logs")
class LogPiece {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long position;

    @Column(name = "build_id")
    private UUID buildId;

    private String text;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected LogPiece() {}

    LogPiece(UUID buildId, String text) {
        this.buildId = buildId;
        this.text = text;
    }

    BuildLog.Chunk chunk() {
        return new BuildLog.Chunk(position, text);
    }
}
