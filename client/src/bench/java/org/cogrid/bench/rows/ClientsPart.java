package org.cogrid.bench.rows;

import java.nio.file.Path;
import java.util.List;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.EnginesInOneJvm;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.grid.MoreClients;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.Client;
import org.cogrid.client.it.HelperJvm;

/** One call on an engine that more and more clients are connected to, against one of another grid with this client alone. */
public final class ClientsPart implements Part {
    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        try (HelperJvm alone = start();
                HelperJvm shared = start()) {
            Path ofAlone = Path.of(alone.hear());
            Path ofShared = Path.of(shared.hear());
            try (Client a = Client.connect(ofAlone);
                    Client b = Client.connect(ofShared);
                    HelperJvm others = HelperJvm.start(MoreClients.class, Grids.flags(), ofShared.toString())) {
                others.hear();
                for (int clients : plan.isFull() ? List.of(1, 10, 50) : List.of(10)) {
                    others.ask(String.valueOf(clients - 1));
                    compare(a, b, clients, plan, findings);
                }
            }
        }
    }

    private static HelperJvm start() throws Exception {
        return HelperJvm.start(EnginesInOneJvm.class, Grids.flags(), "1");
    }

    private static void compare(Client alone, Client shared, int clients, Plan plan, Findings findings)
            throws Exception {
        Contest contest = new Contest()
                .with("alone", () -> alone.view(0).applySync(() -> null))
                .with("shared", () -> shared.view(0).applySync(() -> null))
                .run(plan.millis(500, 3000), plan.pick(6, 20), plan.millis(120, 250));
        findings.add(Row.ratio(
                "one call, " + clients + (clients == 1 ? " client" : " clients") + " connected",
                Figure.micros(contest.of("shared")),
                new Baseline("1 client", Figure.micros(contest.of("alone"))),
                contest.ratio("shared", "alone"),
                Target.atMost(1.2, "x").in("flat")));
    }
}
