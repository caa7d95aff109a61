package io.fairway.cli;

import picocli.CommandLine;

/** All commands, in the order in which the help shows them. */
final class Commands {

    private Commands() {}

    static CommandLine create(Session.Surroundings surroundings) {
        Globals globals = new Globals();
        Session session = new Session(surroundings, globals);
        CommandLine quarantine = new CommandLine(new SteerCommands.Quarantine())
                .addSubcommand(new SteerCommands.ListQuarantine(session))
                .addSubcommand(new SteerCommands.LiftQuarantine(session));
        CommandLine root = new CommandLine(globals);
        return root.addSubcommand(new ReadCommands.Apps(session))
                .addSubcommand(new ReadCommands.Changes(session))
                .addSubcommand(new ReadCommands.Releases(session))
                .addSubcommand(new WatchCommand(session))
                .addSubcommand(new ExplainCommands.Why(session))
                .addSubcommand(new ExplainCommands.Trace(session))
                .addSubcommand(new ExplainCommands.Diff(session))
                .addSubcommand(new SteerCommands.Release(session))
                .addSubcommand(new SteerCommands.Rollback(session))
                .addSubcommand(new SteerCommands.Approve(session))
                .addSubcommand(new SteerCommands.Reject(session))
                .addSubcommand(new SteerCommands.Pause(session))
                .addSubcommand(new SteerCommands.Resume(session))
                .addSubcommand(new SteerCommands.Retry(session))
                .addSubcommand(new SteerCommands.Cancel(session))
                .addSubcommand("quarantine", quarantine)
                .addSubcommand(new StreamCommands.Logs(session))
                .addSubcommand(new StreamCommands.Events(session))
                .addSubcommand(new ReadCommands.Audit(session))
                .addSubcommand(new CompletionCommand(session, root));
    }
}
