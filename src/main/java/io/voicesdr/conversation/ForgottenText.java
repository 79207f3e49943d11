package io.voicesdr.conversation;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;

/** What the team reads when a customer had everything forgotten. Pure. */
final class ForgottenText {

    private ForgottenText() {}

    static String of(Tenant tenant, String number) {
        String sql = "psql \"$DATABASE_CONNECTION_URI\" -v instance=%s -v phone=%s -f deploy/postgres/erase.sql"
                .formatted(tenant.instance(), number);
        return Language.of(tenant.language()).choose("""
                        🗑️ O cliente %s pediu para apagar os dados (LGPD). A assistente já não usa nada do que foi dito antes.
                        Falta apagar: 1) a conversa no celular da empresa; 2) as linhas no banco do Evolution:
                        %s
                        Guarde o registro do pedido.""", """
                        🗑️ Customer %s asked to have their data erased (LGPD). The assistant no longer uses anything said before.
                        Still to erase: 1) the chat on the company's phone; 2) the rows in Evolution's database:
                        %s
                        Keep a record of the request.""", """
                        🗑️ El cliente %s pidió borrar sus datos (LGPD). La asistente ya no usa nada de lo dicho antes.
                        Falta borrar: 1) la conversación en el teléfono de la empresa; 2) las filas en la base de Evolution:
                        %s
                        Guarda el registro del pedido.""").formatted(number, sql);
    }
}
