package org.cogrid.client.internal.cluster;

import java.util.Arrays;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.core.CogridException;

/** A program that prints what an engine tells, or why there is none. Its arguments: how many engines, and their JVM arguments. */
public final class UsesEngines {
    private UsesEngines() {}

    public static void main(String[] arguments) {
        ClusterOptions options = ClusterOptions.engines(Integer.parseInt(arguments[0]))
                .withJvmArguments(Arrays.copyOfRange(arguments, 1, arguments.length));
        try (Cluster cluster = Cluster.local(options);
                Client client = cluster.connect()) {
            int result = client.view(0).applySync(x -> x + 1, 41);
            System.out.println(result);
        } catch (CogridException e) {
            System.out.println(e.getMessage());
        }
    }
}
