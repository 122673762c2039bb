package org.cogrid.bench.rows;

import java.util.Random;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Contest;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.config.Settings;

/** A grid whose sockets are encrypted, against one whose are not, and against Hazelcast's map through the same TLS. */
public final class EncryptionPart implements Part {
    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        ClusterOptions options = ClusterOptions.engines(2)
                .withSettings(Settings.load().with("cogrid.encrypt-loopback", "true"))
                .withJvmArguments(Grids.ownFlags());
        try (Cluster cluster = Cluster.local(options);
                Client client = cluster.connect()) {
            call(grids.e0(), client.view(0), plan, findings);
            double[] doubles =
                    new Random(7).doubles(LargeValuePart.BYTES / Double.BYTES).toArray();
            LargeValuePart.move(
                    new LargeValuePart.Ways(", encrypted", client.gridMap("A"), client.view(0), 0.9),
                    doubles,
                    plan,
                    findings);
        }
    }

    private static void call(DirectView plain, DirectView encrypted, Plan plan, Findings findings) throws Exception {
        Contest contest = new Contest()
                .with("plain", () -> plain.applySync(() -> null))
                .with("encrypted", () -> encrypted.applySync(() -> null))
                .run(plan.millis(1200, 4000), plan.pick(6, 30), plan.millis(120, 250));
        findings.add(Row.ratio(
                "applySync of a no-op lambda, encrypted",
                Figure.micros(contest.of("encrypted")),
                new Baseline("not encrypted", Figure.micros(contest.of("plain"))),
                contest.ratio("encrypted", "plain"),
                Target.atMost(1.15, "x")));
    }
}
