package io.fairway.cli;

import picocli.CommandLine;

/** All commands, in the order in which the help shows them. */
final class Commands {

    private Commands() {}

    static CommandLine create(Session.Surroundings surroundings) {
        Globals globals = new Globals();
        Session session = new Session(surroundings, globals);
        CommandLine quarantine = new CommandLine(new QuarantineCommands.Quarantine())
                .addSubcommand(new QuarantineCommands.Listed(session))
                .addSubcommand(new QuarantineCommands.Lift(session));
        CommandLine root = new CommandLine(globals);
        return root.addSubcommand(new AppsCommand(session))
                .addSubcommand(new ChangesCommand(session))
                .addSubcommand(new ReleasesCommand(session))
                .addSubcommand(new WatchCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new ExplainCommands.Why(session))
                .addSubcommand(new ExplainCommands.Trace(session))
                .addSubcommand(new DiffCommand(session))
                .addSubcommand(new EnvironmentCommands.Release(session))
                .addSubcommand(new EnvironmentCommands.Rollback(session))
                .addSubcommand(new ReleaseCommands.Approve(session))
                .addSubcommand(new ReleaseCommands.Reject(session))
                .addSubcommand(new EnvironmentCommands.Pause(session))
                .addSubcommand(new EnvironmentCommands.Resume(session))
                .addSubcommand(new ReleaseCommands.Retry(session))
                .addSubcommand(new ReleaseCommands.Cancel(session))
                .addSubcommand("quarantine", quarantine)
                .addSubcommand(new LogsCommand(session))
                .addSubcommand(new EventCommands.Events(session))
                .addSubcommand(new EventCommands.Audit(session))
                .addSubcommand(new CompletionCommand(session, root));
    }
}
