package io.fairway.dashboard;

import io.fairway.audit.AuditEntry;
import io.fairway.audit.AuditInput;
import io.fairway.audit.AuditStatus;
import io.fairway.audit.AuditStore;
import io.fairway.audit.DescribeAudit;
import io.fairway.events.FairwayEvent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** "Who did what?" */
@Path("/ui/audit")
class AuditPage {

    private static final int PAGE = 50;
    private static final int MAX_NEWER = 99;
    private static final List<String> TYPES = Arrays.stream(FairwayEvent.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .toList();

    private final AuditStore store;
    private final DescribeAudit describe;

    AuditPage(AuditStore store, DescribeAudit describe) {
        this.store = store;
        this.describe = describe;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        static native TemplateInstance audit(
                Page page,
                AuditQuestion question,
                List<AuditRow> rows,
                AuditStatus status,
                List<String> types,
                List<String> applications,
                long newest,
                @Nullable Long older,
                boolean first);

        static native TemplateInstance auditNewer(AuditQuestion question, long newest, long count, boolean more);
    }

    @GET
    @Operation(hidden = true)
    public Response show(@BeanParam AuditQuestion question, @QueryParam("before") @Nullable String before) {
        Long number = AuditInput.number(before, "before");
        AuditEntry last = number == null ? null : store.byNumber(number).orElse(null);
        // One more than is shown tells whether there is another page.
        List<AuditEntry> entries = store.search(question.filter(), last, PAGE + 1);
        boolean more = entries.size() > PAGE;
        List<AuditEntry> shown = more ? entries.subList(0, PAGE) : entries;
        return Html.page(Templates.audit(
                Page.of("Audit", Page.Section.AUDIT),
                question,
                shown.stream().map(AuditRow::of).toList(),
                describe.now(),
                TYPES,
                store.applications(),
                shown.stream().mapToLong(AuditEntry::number).max().orElse(0),
                more ? shown.getLast().number() : null,
                last == null));
    }

    /** Whether there is something that a page does not show yet: it is said, and the page stays as it is being read. */
    @GET
    @Path("/newer")
    @Operation(hidden = true)
    public Response newer(@BeanParam AuditQuestion question, @QueryParam("after") @Nullable String after) {
        Long number = AuditInput.number(after, "after");
        long newest = number == null ? 0 : number;
        long count = store.countAfter(question.filter(), newest, MAX_NEWER + 1);
        return Html.page(Templates.auditNewer(question, newest, Math.min(count, MAX_NEWER), count > MAX_NEWER));
    }
}
