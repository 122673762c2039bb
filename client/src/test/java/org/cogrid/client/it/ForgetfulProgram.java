package org.cogrid.client.it;

import java.nio.file.Path;
import org.cogrid.client.Client;

/** A program that uses a grid and never closes its client. */
final class ForgetfulProgram {
    private ForgetfulProgram() {}

    public static void main(String[] arguments) {
        Client client = Client.connect(Path.of(arguments[0]));
        int answer = client.view(0).applySync(n -> n * 2, 21);
        System.out.println(answer);
    }
}
