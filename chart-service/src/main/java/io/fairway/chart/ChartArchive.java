package io.fairway.chart;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The bytes of a published chart, apart from its row so that nothing reads them by accident. */
@Entity
@Table(name = "chart_archives")
class ChartArchive {

    @Id
    @Column(name = "chart_id")
    private UUID chartId;

    @Column
    private byte[] content;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ChartArchive() {}

    ChartArchive(UUID chartId, byte[] content) {
        this.chartId = chartId;
        this.content = content;
    }
}
