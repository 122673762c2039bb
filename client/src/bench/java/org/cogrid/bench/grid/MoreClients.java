package org.cogrid.bench.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.Client;
import org.cogrid.client.it.HelperJvm;

/** A program with as many clients of a grid as it is told; each has called an engine once. */
public final class MoreClients {
    private MoreClients() {}

    /** The argument is the grid's connection file. */
    public static void main(String[] arguments) throws Exception {
        Path grid = Path.of(arguments[0]);
        List<Client> clients = new ArrayList<>();
        System.out.println("ready");
        HelperJvm.serve(count -> {
            while (clients.size() < Integer.parseInt(count)) {
                Client client = Client.connect(grid);
                client.view(client.ids().get(0)).applySync(() -> null);
                clients.add(client);
            }
            return count;
        });
    }
}
